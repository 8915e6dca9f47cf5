"""The inventory file: tables, opening, history, queries. The only SQLAlchemy of the program."""
