--------------------------------- MODULE CSV ---------------------------------
(* Lines of text files.                                                      *)
LOCAL INSTANCE PlumblineNative

(* Appends a line: the elements of val in the places of %1$s, %2$s...        *)
CSVWrite(template, val, file) == Native(<<template, val, file>>)

(* Appends a record's values, after a line of its field names if headers.    *)
CSVWriteRecord(record, delim, headers, file) == Native(<<record, delim, headers, file>>)

(* The file's lines as records of strings with these fields.                 *)
CSVRead(columns, delimiter, file) == Native(<<columns, delimiter, file>>)

(* How many lines the file has; 0 where there is no file.                    *)
CSVRecords(file) == Native(<<file>>)
=============================================================================
