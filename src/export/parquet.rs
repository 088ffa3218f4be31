//! A Parquet table: values are decimals (38 digits), whole numbers are 64-bit integers, the rest is
//! text. No value passes through floating point.
//!
//! A value that is no number (a ratio, a day, a name) is null in its decimal column; its text stands in
//! the column beside it, `value_text` for `value`, for every row.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::Field;
use parquet::schema::types::{PrimitiveTypeBuilder, Type, TypePtr};
use rust_decimal::Decimal;

use super::columns::{COLUMNS, Column, ColumnType, SEAL};
use super::fixed_point::{DIGITS, units};
use super::row::Row;
use super::{Claim, Claims, Export};

/// What the text of a value column is called after.
const TEXT: &str = "_text";

/// Writes the table.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<&Row> = export.rows().collect();
    let bytes = table(&rows).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn table(rows: &[&Row]) -> Result<Vec<u8>, ParquetError> {
    let columns: Vec<Cells<'_>> = COLUMNS.iter().map(|column| Cells::of(column, rows)).collect();
    let mut fields: Vec<TypePtr> = Vec::new();
    for cells in &columns {
        cells.declare(&mut fields)?;
    }
    fields.push(text(SEAL)?);
    let schema = Arc::new(Type::group_type_builder("row").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_created_by(super::row::PROGRAM.to_owned())
        .set_compression(Compression::UNCOMPRESSED)
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for cells in &columns {
        cells.write(&mut group)?;
    }
    texts(&mut group, rows.iter().map(|row| row.seal.as_str()))?;
    group.close()?;
    file.close()?;
    Ok(bytes)
}

/// A column with the texts of its cells.
struct Cells<'a> {
    column: &'static Column,
    texts: Vec<Cow<'a, str>>,
    /// Decimals of a value column: as many as the most precise of its values has.
    scale: u32,
}

impl<'a> Cells<'a> {
    fn of(column: &'static Column, rows: &[&'a Row]) -> Self {
        let texts: Vec<Cow<'a, str>> = rows.iter().map(|row| (column.cell)(row)).collect();
        let scale = match column.holds {
            ColumnType::Value => texts.iter().filter_map(|text| Some(number(text)?.scale())).max(),
            _ => None,
        };
        Self { column, texts, scale: scale.unwrap_or(0) }
    }

    /// Adds the fields of the schema that the column takes.
    fn declare(&self, fields: &mut Vec<TypePtr>) -> Result<(), ParquetError> {
        let name = self.column.name;
        match self.column.holds {
            ColumnType::Text | ColumnType::Time => fields.push(text(name)?),
            ColumnType::Integer => {
                fields.push(optional(Type::primitive_type_builder(name, Physical::INT64))?);
            }
            ColumnType::Value => {
                let scale = i32::try_from(self.scale).unwrap_or(0);
                let decimal = Type::primitive_type_builder(name, Physical::FIXED_LEN_BYTE_ARRAY)
                    .with_length(16)
                    .with_precision(DIGITS)
                    .with_scale(scale)
                    .with_logical_type(Some(LogicalType::decimal(scale, DIGITS)));
                fields.push(optional(decimal)?);
                fields.push(text(&format!("{name}{TEXT}"))?);
            }
        }
        Ok(())
    }

    /// Writes the columns of its fields.
    fn write(&self, group: &mut Group<'_, '_>) -> Result<(), ParquetError> {
        let cells = self.texts.iter();
        match self.column.holds {
            ColumnType::Text | ColumnType::Time => texts(group, cells),
            ColumnType::Integer => values::<Int64Type>(group, cells.map(|text| text.parse().ok())),
            ColumnType::Value => {
                let units = cells.clone().map(|text| units(number(text)?, self.scale));
                let bytes = units.map(|units| Some(FixedLenByteArray::from(units?.to_be_bytes().to_vec())));
                values::<FixedLenByteArrayType>(group, bytes)?;
                texts(group, cells)
            }
        }
    }
}

type Group<'a, 'b> = SerializedRowGroupWriter<'a, &'b mut Vec<u8>>;

/// Writes the next column; a cell that is None is null.
fn values<T: DataType>(
    group: &mut Group<'_, '_>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let cells: Vec<Option<T::T>> = cells.collect();
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<T::T> = cells.into_iter().flatten().collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&values, Some(&levels), None)?;
        column.close()?;
    }
    Ok(())
}

/// Writes the next column, which is text; an empty one is null.
fn texts(
    group: &mut Group<'_, '_>,
    cells: impl Iterator<Item = impl AsRef<str>>,
) -> Result<(), ParquetError> {
    let bytes = |cell: &str| (!cell.is_empty()).then(|| ByteArray::from(cell));
    values::<ByteArrayType>(group, cells.map(|cell| bytes(cell.as_ref())))
}

fn optional(field: PrimitiveTypeBuilder<'_>) -> Result<TypePtr, ParquetError> {
    Ok(Arc::new(field.with_repetition(Repetition::OPTIONAL).build()?))
}

fn text(name: &str) -> Result<TypePtr, ParquetError> {
    optional(
        Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
    )
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// Reads what the rows say.
pub fn read(bytes: &[u8]) -> Claims {
    let mut claims = Claims::default();
    if let Err(error) = take(bytes, &mut claims) {
        claims.faults.push(format!("no table that can be read: {error}"));
    }
    claims
}

fn take(bytes: &[u8], claims: &mut Claims) -> Result<(), ParquetError> {
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(bytes))?;
    for (index, row) in reader.get_row_iter(None)?.enumerate() {
        let row = row?;
        let mut claim = Claim::new(format!("row {}", index + 1), []);
        let mut decimals = Vec::new();
        for (name, field) in row.get_column_iter() {
            let cell = match field {
                Field::Str(text) => text.clone(),
                Field::Long(number) => number.to_string(),
                Field::Decimal(decimal) => {
                    decimals.push((name.clone(), decimal_text(decimal)));
                    continue;
                }
                _ => String::new(),
            };
            match name.strip_suffix(TEXT) {
                Some(value) => claim = claim.with(value, &cell),
                None if COLUMNS.iter().any(|c| c.name == name && c.holds == ColumnType::Value) => {}
                None => claim = claim.with(name, &cell),
            }
        }
        for (name, text) in decimals {
            if number(claim.cell(&name)) != number(&text) {
                let fault =
                    format!("row {}: its {name} is {text}, and in words {}", index + 1, claim.cell(&name));
                claims.faults.push(fault);
            }
        }
        claims.claims.push(claim);
    }
    Ok(())
}

fn decimal_text(decimal: &parquet::data_type::Decimal) -> String {
    let mut units = [0; 16];
    let data = decimal.data();
    let negative = data.first().is_some_and(|byte| byte & 0x80 != 0);
    units.fill(if negative { 0xff } else { 0 });
    if let Some(tail) = units.len().checked_sub(data.len()).and_then(|from| units.get_mut(from..)) {
        tail.copy_from_slice(data);
    }
    let scale = u32::try_from(decimal.scale()).unwrap_or(0);
    Decimal::try_from_i128_with_scale(i128::from_be_bytes(units), scale)
        .map_or_else(|_| String::new(), |n| n.normalize().to_string())
}
