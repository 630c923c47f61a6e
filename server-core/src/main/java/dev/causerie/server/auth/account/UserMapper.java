package dev.causerie.server.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on {@code users}. Thread-safe. */
interface UserMapper {

    String ROW = "select id, username, username_key, email, email_key, password_hash, admin, guest_of, token_version,"
            + " created_at from users";

    @Insert("""
            insert into users (username, username_key, email, email_key, password_hash, admin, first_local, guest_of,
                token_version, created_at)
            values (#{user.username}, #{user.usernameKey,jdbcType=VARCHAR}, #{user.email,jdbcType=VARCHAR},
                #{user.emailKey,jdbcType=VARCHAR}, #{user.passwordHash,jdbcType=VARCHAR}, #{user.admin},
                #{user.firstLocal,jdbcType=BOOLEAN}, #{user.guestOf,jdbcType=VARCHAR}, 0, #{user.createdAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id", keyColumn = "id")
    void insert(@Param("user") NewUser user, @Param("key") GeneratedKey key);

    @Select(ROW + " where id = #{id} and deleted_at is null")
    Optional<UserRow> find(long id);

    @Select("<script>" + ROW + " where deleted_at is null and id in"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<UserRow> findAll(@Param("ids") List<Long> ids);

    @Select(ROW + " where id = #{id} and deleted_at is null for update")
    Optional<UserRow> lock(long id);

    @Select(ROW + " where username_key = #{key}")
    Optional<UserRow> byUsernameKey(String key);

    @Select(ROW + " where email_key = #{key}")
    Optional<UserRow> byEmailKey(String key);

    @Select("select count(*) from users where first_local = true")
    int firstLocals();

    @Select(ROW + " where username_key like #{pattern} escape '!' order by username_key limit #{limit}")
    List<UserRow> search(@Param("pattern") String pattern, @Param("limit") int limit);

    @Update("update users set username = #{username}, username_key = #{key,jdbcType=VARCHAR} where id = #{id}")
    void rename(@Param("id") long id, @Param("username") String username, @Param("key") @Nullable String key);

    @Update("update users set password_hash = #{hash} where id = #{id}")
    void setPasswordHash(@Param("id") long id, @Param("hash") String hash);

    @Update("update users set password_hash = #{hash} where id = #{id} and password_hash = #{old}")
    void replacePasswordHash(@Param("id") long id, @Param("old") String old, @Param("hash") String hash);

    @Update("update users set token_version = token_version + 1, revoked_at = #{now} where id = #{id}")
    void revokeTokens(@Param("id") long id, @Param("now") Instant now);

    @Update("""
            update users set username = '', username_key = null, email = null, email_key = null, password_hash = null,
                admin = false, deleted_at = #{now}
            where id = #{id}
            """)
    void delete(@Param("id") long id, @Param("now") Instant now);

    @Select("select id, token_version from users where revoked_at >= #{since}")
    List<RevokedUser> revokedSince(Instant since);

    /** A user whose tokens below a version are revoked. */
    record RevokedUser(long id, int tokenVersion) {}
}
