package dev.causerie.server.host;

import com.github.zafarkhaja.semver.ParseException;
import com.github.zafarkhaja.semver.Version;
import com.github.zafarkhaja.semver.expr.ExpressionParser;
import org.pf4j.DefaultVersionManager;

/**
 * Compares versions as PF4J does, but lets a snapshot count as the release that it leads to: {@code 1.2.0-SNAPSHOT} fits
 * {@code ^1.2.0}. Immutable.
 */
final class SemanticVersions extends DefaultVersionManager {

    @Override
    public boolean checkVersionConstraint(String version, String constraint) {
        return super.checkVersionConstraint(release(version), constraint);
    }

    static boolean isVersion(String text) {
        return Version.isValid(text);
    }

    /** Whether the text is a range with an upper end, such as {@code ^1.0.0}; a bare version means any later one. */
    static boolean isRange(String text) {
        if (text.isEmpty() || text.equals("*") || isVersion(text)) {
            return false;
        }
        try {
            ExpressionParser.newInstance().parse(text);
            return true;
        } catch (ParseException notOne) {
            return false;
        }
    }

    private static String release(String version) {
        return version.endsWith("-SNAPSHOT") ? version.substring(0, version.length() - "-SNAPSHOT".length()) : version;
    }
}
