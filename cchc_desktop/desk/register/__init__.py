"""The register of documents that a unit issued or received: kept, imported from Excel, cited, taken along."""
