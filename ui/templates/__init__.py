"""The page of templates: looked through, made from a blank form, compared, handed out, taken up."""
