"""What leads to articles: feeds, site maps, pages that list them."""
