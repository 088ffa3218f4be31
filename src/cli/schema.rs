//! `tickmark schema`: the form of a record, for programs that read it.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::written;
use crate::error::Result;
use crate::export::schema::SCHEMAS;

/// Which form to print.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The record; without it, all of them are listed.
    #[arg(value_parser = PossibleValuesParser::new(SCHEMAS.iter().map(|s| s.name)))]
    name: Option<String>,
}

/// Prints a schema, or the list of them.
pub fn run(args: &SchemaArgs, out: &mut impl Write) -> Result<u8> {
    let wanted = args.name.as_deref();
    let printed = match SCHEMAS.iter().find(|schema| Some(schema.name) == wanted) {
        Some(schema) => out.write_all(schema.text.as_bytes()),
        None => SCHEMAS.iter().try_for_each(|schema| writeln!(out, "{:<14}{}", schema.name, schema.help)),
    };
    printed.map_err(|e| written(&e)).map(|()| 0)
}
