"""Members as a file: read and written as spreadsheets do, whatever they make of it."""
