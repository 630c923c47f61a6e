package dev.causerie.server.store;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Secret;
import dev.causerie.server.config.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Which database, as JDBC wants it. Immutable.
 *
 * @param url JDBC address with every option that the server counts on
 * @param driver class of the JDBC driver, named because {@code DriverManager} looks with the thread's class loader
 * @param user to sign in as
 * @param password of that user
 */
record DatabaseAddress(String url, String driver, String user, String password) {
    private static final String H2 = "org.h2.Driver";
    private static final String CONNECTOR_J = "com.mysql.cj.jdbc.Driver";
    /**
     * WRITE_DELAY=0: by default H2 acknowledges commits that a kill -9 loses. LOCK_TIMEOUT in milliseconds: by default a row
     * that many want is waited for 2 s, and who waits is served in no order.
     */
    private static final String H2_OPTIONS = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    /** Times in UTC whatever zone the machines have; a dead server is noticed instead of waited for. */
    private static final String[] MYSQL_OPTIONS = {
        "rewriteBatchedStatements=true",
        "connectionTimeZone=UTC",
        "forceConnectionTimeZoneToSession=true",
        "connectTimeout=5000",
        "socketTimeout=60000",
        "tcpKeepAlive=true"
    };

    /**
     * The address that the settings mean; without a url an H2 file in the data folder, which is made.
     *
     * @throws OperatorError when the folder can not be made or written, or the url can not be understood
     */
    static DatabaseAddress of(StoreSettings settings, Path data) {
        var user = settings.user();
        var password = settings.password().map(Secret::value);
        if (settings.url().isEmpty()) {
            return h2("jdbc:h2:file:" + writable(data.resolve("database")) + "/causerie", user, password);
        }
        var url = settings.url().get();
        return url.startsWith("jdbc:h2:") ? h2(url, user, password) : mysql(url, user, password);
    }

    boolean isFile() {
        return driver.equals(H2);
    }

    /** The address without options, where a password may stand. */
    String shown() {
        return url.split("[;?]", 2)[0];
    }

    private static DatabaseAddress h2(String url, Optional<String> user, Optional<String> password) {
        // Through H2's other file systems one interrupted thread closes the file for everybody.
        var safe = url.replaceFirst("^jdbc:h2:file:", "jdbc:h2:async:");
        var complete = safe.contains(";") ? safe : safe + H2_OPTIONS;
        return new DatabaseAddress(complete, H2, user.orElse("sa"), password.orElse(""));
    }

    private static DatabaseAddress mysql(String url, Optional<String> user, Optional<String> password) {
        var jdbc = url.replaceFirst("^(jdbc:)?(mysql|mariadb)://", "jdbc:mysql://");
        var address = address(jdbc);
        var signIn = address.getUserInfo() == null
                ? new String[0]
                : address.getUserInfo().split(":", 2);
        var bare = signIn.length == 0 ? jdbc : jdbc.replaceFirst("//[^@/]*@", "//");
        return new DatabaseAddress(
                withOptions(bare),
                CONNECTOR_J,
                user.orElse(signIn.length > 0 ? signIn[0] : "root"),
                password.orElse(signIn.length > 1 ? signIn[1] : ""));
    }

    private static URI address(String jdbc) {
        try {
            return URI.create(jdbc.substring("jdbc:".length()));
        } catch (IllegalArgumentException e) {
            throw new OperatorError("store.url can not be understood; write jdbc:mysql://host:3306/name", e);
        }
    }

    private static String withOptions(String url) {
        var missing = new ArrayList<String>();
        for (var option : MYSQL_OPTIONS) {
            if (!url.contains(option.substring(0, option.indexOf('=') + 1))) {
                missing.add(option);
            }
        }
        var joined = String.join("&", missing);
        return joined.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + joined;
    }

    private static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OperatorError(
                    "The folder " + folder + " can not be made (" + e.getMessage()
                            + "): set server.data to one that can",
                    e);
        }
        var absolute = folder.toAbsolutePath().normalize();
        if (!Files.isWritable(absolute) || absolute.toString().contains(";")) {
            throw new OperatorError("The folder " + absolute + " can not be written, or has a ; in its name:"
                    + " set server.data to one that can");
        }
        return absolute;
    }
}
