package dev.causerie.server.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * The one way of storing a time: {@code Instant} in Java, {@code DATETIME(3)} in UTC in the table, milliseconds kept and
 * finer parts cut off. It is bound as text, for Connector/J silently drops milliseconds of any other type when MariaDB
 * greets it as an old MySQL, and text is not moved between zones by anybody. Immutable.
 */
final class InstantColumn extends BaseTypeHandler<Instant> {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, Instant value, @Nullable JdbcType type)
            throws SQLException {
        statement.setString(index, TEXT.format(LocalDateTime.ofInstant(value, ZoneOffset.UTC)));
    }

    @Override
    public @Nullable Instant getNullableResult(ResultSet row, String column) throws SQLException {
        return utc(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public @Nullable Instant getNullableResult(ResultSet row, int column) throws SQLException {
        return utc(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public @Nullable Instant getNullableResult(CallableStatement call, int column) throws SQLException {
        return utc(call.getObject(column, LocalDateTime.class));
    }

    private static @Nullable Instant utc(@Nullable LocalDateTime value) {
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
}
