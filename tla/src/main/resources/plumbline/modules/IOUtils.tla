------------------------------- MODULE IOUtils -------------------------------
(* Files, processes, the environment.                                        *)
LOCAL INSTANCE PlumblineNative
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt

(* Any value to a file in our own format, and back.                          *)
IOSerialize(val, absoluteFilename, compress) == Native(<<val, absoluteFilename, compress>>)

IODeserialize(absoluteFilename, compressed) == Native(<<absoluteFilename, compressed>>)

(* A string to a text file and back:                                         *)
(* options = [format |-> "TXT", charset |-> "UTF-8", openOptions |-> <<...>>] *)
Serialize(value, dest, options) == Native(<<value, dest, options>>)

Deserialize(src, options) == Native(<<src, options>>)

(* Run a command; the value is [exitValue, stdout, stderr].                  *)
IOExec(command) == Native(<<command>>)

IOEnvExec(env, command) == Native(<<env, command>>)

(* The parameters take the places of %s, %1$s... in the command.             *)
IOExecTemplate(commandTemplate, parameters) == Native(<<commandTemplate, parameters>>)

IOEnvExecTemplate(env, commandTemplate, parameters) ==
  Native(<<env, commandTemplate, parameters>>)

(* The environment as a record of strings.                                   *)
IOEnv == Native(<<>>)

atoi(str) == Native(<<str>>)

zeroPadN(n, width) ==
  LET digits == ToString(n)
      Padded[missing \in Nat] ==
        IF missing = 0 THEN digits ELSE "0" \o Padded[missing - 1]
  IN  Padded[IF width > Len(digits) THEN width - Len(digits) ELSE 0]
=============================================================================
