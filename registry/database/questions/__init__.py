"""The questions people bring, one SQL file each, and how they stand in the database."""
