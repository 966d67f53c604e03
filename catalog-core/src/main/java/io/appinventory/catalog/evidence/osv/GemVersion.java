package io.appinventory.catalog.evidence.osv;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of RubyGems: numbers and words in turn, words before numbers ({@code 1.0.a < 1.0}). */
final class GemVersion {
  private static final Pattern SEGMENT = Pattern.compile("\\d+|[A-Za-z]+");

  private GemVersion() {}

  static int compare(String one, String other) {
    List<String> a = segments(one);
    List<String> b = segments(other);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int order = compareSegment(i < a.size() ? a.get(i) : "0", i < b.size() ? b.get(i) : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> segments(String version) {
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(version.replace("-", ".pre."));
    while (matcher.find()) {
      segments.add(matcher.group());
    }
    return segments;
  }

  private static int compareSegment(String a, String b) {
    boolean numberA = SemanticVersion.isNumber(a);
    boolean numberB = SemanticVersion.isNumber(b);
    if (numberA && numberB) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    } else if (numberA || numberB) {
      return numberA ? 1 : -1;
    }
    return a.compareTo(b);
  }
}
