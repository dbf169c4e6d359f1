"""What every api.py and pages.py is built from: viewers and permissions, mutations, connections, errors, links, limits.

Knows no domain and no table. Who is asking is told by an Authenticator, which `saleor/identity.py` provides.
"""
