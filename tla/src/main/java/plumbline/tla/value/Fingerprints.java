package plumbline.tla.value;

/**
 * How fingerprints are put together.
 *
 * <p>A set's fingerprint is {@code finish(Σ element)}, a function's {@code finish(Σ pair)}: sums,
 * because a sum needs no order and can be kept up to date in constant time when one element or one
 * key's value changes. Each term goes through a full 64-bit avalanche first (David Stafford's
 * "Mix13" variant of the MurmurHash3 finaliser, the one in SplitMix64), without which sums of
 * related terms would collide. This is the AdHash construction of Bellare and Micciancio ("A New
 * Paradigm for Collision-Free Hashing", 1997) over the integers modulo 2^64; it guards against
 * chance, not against an adversary.
 *
 * <p>Fingerprints depend on nothing but the value: they are the same in every run and may be
 * stored.
 */
public final class Fingerprints {
  static final long FALSE = mix(0x5DEECE66D1A3B7C1L);
  static final long TRUE = mix(0x3C6EF372FE94F82BL);
  private static final long INTEGER = 0x9E3779B97F4A7C15L;
  private static final long BIG_INTEGER = 0xD1B54A32D192ED03L;
  private static final long STRING = 0x8CB92BA72F3D8DD7L;
  private static final long MODEL_VALUE = 0xABC98388FB8FAC03L;
  private static final long ELEMENT = 0x2545F4914F6CDD1DL;
  private static final long SET = 0xA0761D6478BD642FL;
  private static final long KEY = 0xE7037ED1A0B428DBL;
  private static final long FUNCTION = 0x8EBC6AF09C88C6E3L;

  private Fingerprints() {}

  /** A full avalanche: every bit of the result depends on every bit given. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long integer(long value) {
    return mix(value + INTEGER);
  }

  static long bigInteger(byte[] twosComplement) {
    long h = BIG_INTEGER;
    for (byte b : twosComplement) {
      h = mix(h ^ (b & 0xFF)) + BIG_INTEGER;
    }
    return mix(h);
  }

  static long string(String text) {
    return text(text, STRING);
  }

  static long modelValue(String name) {
    return text(name, MODEL_VALUE);
  }

  private static long text(String text, long seed) {
    long h = seed + text.length();
    for (int i = 0; i < text.length(); i++) {
      h = mix(h ^ text.charAt(i)) + seed;
    }
    return mix(h);
  }

  /** The term of one element in the sum of its set. */
  static long element(Value element) {
    return element(element.fingerprint());
  }

  static long element(long fingerprint) {
    return mix(fingerprint + ELEMENT);
  }

  static long set(long sumOfElements) {
    return mix(sumOfElements + SET);
  }

  /** The term of one key and its value in the sum of their function. */
  static long pair(long keyFingerprint, Value value) {
    return pair(keyFingerprint, value.fingerprint());
  }

  static long pair(long keyFingerprint, long fingerprint) {
    return mix(keyFingerprint * KEY + fingerprint);
  }

  static long function(long sumOfPairs) {
    return mix(sumOfPairs + FUNCTION);
  }
}
