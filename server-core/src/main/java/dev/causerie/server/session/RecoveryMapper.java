package dev.causerie.server.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code session_recovery}. */
interface RecoveryMapper {

    @Insert("""
            insert into session_recovery
              (private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at, node)
            values (#{privateHash}, #{sessionId}, #{userId}, #{login}, #{dialects}, #{rooms}, #{tokenExpiresAt},
              #{position}, null, #{node})
            on duplicate key update user_id = values(user_id), login = values(login), dialects = values(dialects),
              rooms = values(rooms), token_expires_at = values(token_expires_at), ended_at = null, node = values(node)
            """)
    void put(RecoveryRecord record);

    @Select("""
            select private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at, node
            from session_recovery where private_hash = #{privateHash}
            """)
    Optional<RecoveryRecord> find(String privateHash);

    @Update("""
            update session_recovery set dialects = #{dialects}, rooms = #{rooms}
            where private_hash = #{privateHash} and node = #{node}
            """)
    void update(String privateHash, String node, String dialects, String rooms);

    /** No effect once the session is on another node. */
    @Update("update session_recovery set ended_at = #{at} where private_hash = #{privateHash} and node = #{node}")
    int end(String privateHash, String node, Instant at);

    @Update("update session_recovery set ended_at = null where private_hash = #{privateHash} and node = #{node}")
    void revive(String privateHash, String node);

    @Update("update session_recovery set ended_at = #{at} where node = #{node} and ended_at is null")
    int endAll(String node, Instant at);

    @Delete("delete from session_recovery where private_hash = #{privateHash} and node = #{node}")
    int forget(String privateHash, String node);

    /** The user's sessions that are connected to other nodes. */
    @Select("""
            select private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at, node
            from session_recovery where user_id = #{userId} and node <> #{own} and ended_at is null
            """)
    List<RecoveryRecord> elsewhere(long userId, String own);

    /** The user's sessions that are connected to no node. */
    @Select("""
            select private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at, node
            from session_recovery where user_id = #{userId} and ended_at is not null
            """)
    List<RecoveryRecord> lost(long userId);

    @Delete("delete from session_recovery where ended_at < #{before}")
    int forgetEnded(Instant before);
}
