---------------------------- MODULE MCCacheEntry ----------------------------
(* CacheEntry, confined to a few epochs and versions so that it can be explored *)
(* to its end.                                                                  *)
EXTENDS CacheEntry
CONSTANTS Epochs, Versions

Numbers == 0 .. (IF Epochs > Versions THEN Epochs ELSE Versions)
Small == epoch <= Epochs /\ written <= Versions
=============================================================================
