--------------------------------- MODULE Json ---------------------------------
(* Values as JSON (RFC 8259) and back; docs/modules.md says which is which.  *)
LOCAL INSTANCE PlumblineNative

ToJson(value) == Native(<<value>>)

ToJsonArray(value) == Native(<<value>>)

ToJsonObject(value) == Native(<<value>>)

(* One JSON text in the file.                                                *)
JsonSerialize(absoluteFilename, value) == Native(<<absoluteFilename, value>>)

JsonDeserialize(absoluteFilename) == Native(<<absoluteFilename>>)

(* One JSON text a line, for each element of the sequence.                   *)
ndJsonSerialize(absoluteFilename, value) == Native(<<absoluteFilename, value>>)

ndJsonDeserialize(absoluteFilename) == Native(<<absoluteFilename>>)
=============================================================================
