//! Integration tests, one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails panics")]

mod carry;
mod complete;
mod export;
mod filings;
mod hostile;
mod house;
mod instance;
mod oracle;
mod outline;
mod pty;
mod random;
mod screens;
mod stage;
mod readme;
mod store;
