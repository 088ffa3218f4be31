//! app
pub mod flow;
