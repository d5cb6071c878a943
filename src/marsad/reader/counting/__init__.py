"""Who is counted, and how many: quantities, people, groups of people."""
