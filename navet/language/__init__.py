"""What can be said of Swedish and English text alone: order, endings, numbers, readability."""
