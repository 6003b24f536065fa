"""Files of the office's books: spreadsheets, tables as text, form 07."""
