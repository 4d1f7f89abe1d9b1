------------------------------ MODULE JsonUtils ------------------------------
(* Files with one JSON text a line as sequences of values.                   *)
LOCAL INSTANCE PlumblineNative

JsonSerialize(absoluteFilename, value) == Native(<<absoluteFilename, value>>)

JsonDeserialize(absoluteFilename) == Native(<<absoluteFilename>>)
=============================================================================
