"""What is known: the rows of the progress frame, who has reported, what came before, and what things are called."""
