"""What the command line shows: the contracted JSON, and tables for a person."""
