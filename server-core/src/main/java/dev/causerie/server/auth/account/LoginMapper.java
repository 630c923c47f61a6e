package dev.causerie.server.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements on {@code logins}. Thread-safe. */
interface LoginMapper {

    String ROW = "select id, user_id, token_hash, user_agent, created_at, used_at, expires_at, ended_at from logins";

    @Insert("""
            insert into logins (user_id, family_hash, token_hash, user_agent, created_at, used_at, expires_at)
            values (#{userId}, #{familyHash}, #{tokenHash}, #{userAgent}, #{now}, #{now}, #{expiresAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id", keyColumn = "id")
    void insert(
            @Param("userId") long userId,
            @Param("familyHash") String familyHash,
            @Param("tokenHash") String tokenHash,
            @Param("userAgent") String userAgent,
            @Param("now") Instant now,
            @Param("expiresAt") Instant expiresAt,
            @Param("key") GeneratedKey key);

    @Select(ROW + " where family_hash = #{familyHash}")
    Optional<LoginRow> family(String familyHash);

    @Select(ROW + " where family_hash = #{familyHash} for update")
    Optional<LoginRow> lockFamily(String familyHash);

    @Update("update logins set token_hash = #{hash}, used_at = #{now}, expires_at = #{expiresAt} where id = #{id}")
    void rotate(
            @Param("id") long id,
            @Param("hash") String hash,
            @Param("now") Instant now,
            @Param("expiresAt") Instant expiresAt);

    @Update("update logins set ended_at = #{now} where id = #{id} and ended_at is null")
    void end(@Param("id") long id, @Param("now") Instant now);

    @Update("update logins set ended_at = #{now} where user_id = #{userId} and ended_at is null")
    void endAll(@Param("userId") long userId, @Param("now") Instant now);

    @Select(ROW + " where user_id = #{userId} and ended_at is null and expires_at > #{now} order by id desc"
            + " limit #{limit}")
    List<LoginRow> open(@Param("userId") long userId, @Param("now") Instant now, @Param("limit") int limit);

    @Select("select id, user_id from logins where ended_at >= #{since}")
    List<EndedLogin> endedSince(Instant since);

    @Delete("delete from logins where expires_at < #{before} limit #{limit}")
    int deleteExpired(@Param("before") Instant before, @Param("limit") int limit);

    /** A login that was ended. */
    record EndedLogin(long id, long userId) {}
}
