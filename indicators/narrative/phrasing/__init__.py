"""How it is put into words: phrases by situation, the rules that choose them, and numbers that know their cells."""
