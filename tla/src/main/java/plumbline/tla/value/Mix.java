package plumbline.tla.value;

/**
 * 64-bit mixing for fingerprints: the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Sets and
 * functions add up the mixed fingerprints of their parts, so that one changed part costs one
 * subtraction and one addition.
 */
final class Mix {
  static final long INTEGER = 0x9E3779B97F4A7C15L;
  static final long STRING = 0xD1B54A32D192ED03L;
  static final long MODEL = 0xAEF17502108EF2D9L;
  static final long SET = 0xF1357AEA2E62A9C5L;
  static final long FUNCTION = 0x8CB92BA72F3D8DD7L;

  private Mix() {}

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long pair(long key, long value) {
    return mix(mix(key + FUNCTION) * 31 + value);
  }

  /** Never 0, which stands for "not computed yet". */
  static long finish(long sum, long seed, int count) {
    long f = mix(sum + seed * (count + 1L));
    return f == 0 ? 1 : f;
  }

  static long text(String text, long seed) {
    long h = seed;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(h);
  }
}
