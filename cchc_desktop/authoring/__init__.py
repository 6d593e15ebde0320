"""Templates made from a blank form: its rows recognised, what they are guessed, the template written as TOML; pure."""
