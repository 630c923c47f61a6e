package dev.causerie.server.session;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code session_recovery}. */
interface RecoveryMapper {

    @Insert("""
            insert into session_recovery
              (private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at)
            values (#{privateHash}, #{sessionId}, #{userId}, #{login}, #{dialects}, #{rooms}, #{tokenExpiresAt},
              #{position}, null)
            on duplicate key update user_id = values(user_id), login = values(login), dialects = values(dialects),
              rooms = values(rooms), token_expires_at = values(token_expires_at), ended_at = null
            """)
    void put(RecoveryRecord record);

    @Select("""
            select private_hash, session_id, user_id, login, dialects, rooms, token_expires_at, position, ended_at
            from session_recovery where private_hash = #{privateHash}
            """)
    Optional<RecoveryRecord> find(String privateHash);

    @Update("""
            update session_recovery set dialects = #{dialects}, rooms = #{rooms} where private_hash = #{privateHash}
            """)
    void update(String privateHash, String dialects, String rooms);

    @Update("update session_recovery set ended_at = #{at} where private_hash = #{privateHash}")
    void end(String privateHash, Instant at);

    @Update("update session_recovery set ended_at = #{at} where ended_at is null")
    int endAll(Instant at);

    @Delete("delete from session_recovery where private_hash = #{privateHash}")
    void forget(String privateHash);

    @Delete("delete from session_recovery where ended_at < #{before}")
    int forgetEnded(Instant before);
}
