"""The long trial: the laboratory with the programs in it, hurt for an hour, watched, and asked at the end."""
