"""The actions of rules: a module per thing they change."""
