"""What builds the documentation: tables made of the code, and the parts of other files that pages show."""
