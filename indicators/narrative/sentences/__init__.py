"""What is said: where an indicator stands, the org units beside each other, how the year goes."""
