"""The conditions of rules: a module per thing they ask about."""
