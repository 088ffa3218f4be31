//! Integration tests, one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails panics")]

mod carry;
mod commands;
mod complete;
mod export;
mod filings;
mod habits;
mod hostile;
mod house;
mod instance;
mod oracle;
mod outline;
mod picture;
mod printed;
mod pty;
mod random;
mod readme;
mod screens;
mod stage;
mod store;
mod variants;
