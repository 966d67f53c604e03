package io.appinventory.catalog.evidence.osv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of Python's versions (PEP 440): epoch, release, then development releases before
 * pre-releases before the release itself before post-releases. Local versions do not count. What is
 * no such version comes before all that are, by its text.
 */
final class PythonVersion {
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
              + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d+)?)?"
              + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d+)?)?"
              + "(?:[-_.]?(dev)[-_.]?(\\d+)?)?(?:\\+.*)?");

  private PythonVersion() {}

  static int compare(String one, String other) {
    Matcher a = VERSION.matcher(one.strip().toLowerCase(Locale.ROOT));
    Matcher b = VERSION.matcher(other.strip().toLowerCase(Locale.ROOT));
    boolean knownA = a.matches();
    boolean knownB = b.matches();
    if (!knownA || !knownB) {
      return knownA == knownB ? one.compareTo(other) : Boolean.compare(knownA, knownB);
    }
    List<BigInteger> keyA = key(a);
    List<BigInteger> keyB = key(b);
    int release = compare(release(a), release(b));
    int epoch = keyA.getFirst().compareTo(keyB.getFirst());
    return epoch != 0
        ? epoch
        : release != 0
            ? release
            : compare(keyA.subList(1, keyA.size()), keyB.subList(1, keyB.size()));
  }

  private static List<BigInteger> release(Matcher version) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String part : version.group(2).split("\\.")) {
      numbers.add(new BigInteger(part));
    }
    return numbers;
  }

  /** Epoch; phase and its number; post-release; development release, none being the last. */
  private static List<BigInteger> key(Matcher version) {
    String pre = version.group(3);
    boolean post = version.group(5) != null || version.group(6) != null;
    boolean dev = version.group(8) != null;
    int phase = pre != null ? phase(pre) : dev && !post ? 0 : 4;
    String postNumber = version.group(5) != null ? version.group(5) : version.group(7);
    return List.of(
        number(version.group(1)),
        BigInteger.valueOf(phase),
        number(version.group(4)),
        post ? number(postNumber).add(BigInteger.ONE) : BigInteger.ZERO,
        dev ? BigInteger.ZERO : BigInteger.ONE,
        number(version.group(9)));
  }

  private static int phase(String pre) {
    return switch (pre.charAt(0)) {
      case 'a' -> 1;
      case 'b' -> 2;
      default -> 3;
    };
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static int compare(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      BigInteger left = i < a.size() ? a.get(i) : BigInteger.ZERO;
      BigInteger right = i < b.size() ? b.get(i) : BigInteger.ZERO;
      int order = left.compareTo(right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
