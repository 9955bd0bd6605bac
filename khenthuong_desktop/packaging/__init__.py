"""The packaged dossier ``hs-tdkt/1``: a BagIt bag in a canonical zip, written, verified and read back."""
