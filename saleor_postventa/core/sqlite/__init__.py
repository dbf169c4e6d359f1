"""SQLite for one process of many threads: they write in turn, in the order in which they asked.

SQLite itself lets whoever happens to ask at the right moment write next, so that a shopper's form could wait behind a
busy background for longer than anybody would. Readers never wait (WAL).
"""
