package plumbline.trace.input;

/** Whether bytes are UTF-8: without overlong forms, surrogates and what is beyond U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  /** Where the first sequence that is no UTF-8 begins; -1 where all is. */
  static int firstWrong(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int b = bytes[i];
      if (b >= 0) {
        i++;
        continue;
      }
      int length = length(b & 0xFF);
      if (length == 0 || i + length > to || !isSequence(bytes, i, length)) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  private static int length(int lead) {
    return lead >= 0xC2 && lead <= 0xDF
        ? 2
        : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static boolean isSequence(byte[] bytes, int at, int length) {
    for (int k = 1; k < length; k++) {
      if ((bytes[at + k] & 0xC0) != 0x80) {
        return false;
      }
    }
    int lead = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    return switch (lead) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }
}
