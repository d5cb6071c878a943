"""What befell those who are counted: words of harm, and the people whom each takes."""
