"""What comes in and goes out: spreadsheets read with care, records in open formats."""
