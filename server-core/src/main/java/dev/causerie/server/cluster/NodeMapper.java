package dev.causerie.server.cluster;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table {@code nodes}. Times are the database's own, so that the clocks of the nodes need not agree. */
interface NodeMapper {

    @Insert("insert into nodes (id, seen_at) values (#{id}, current_timestamp(3))")
    void enter(String id);

    /** 1 unless another node took this one for dead. */
    @Update("update nodes set seen_at = current_timestamp(3) where id = #{id}")
    int seen(String id);

    @Select("select id from nodes where id <> #{own} order by id")
    List<String> others(String own);

    @Select("select id from nodes where seen_at < timestampadd(second, -#{seconds}, current_timestamp(3))")
    List<String> silentFor(long seconds);

    /** Microseconds since its last sign of life; 0 when there is none. */
    @Select(
            "select coalesce(max(timestampdiff(microsecond, seen_at, current_timestamp(3))), 0) from nodes where id = #{id}")
    long silence(String id);

    /** 1 for the one that finds it dead first. */
    @Delete("delete from nodes where id = #{id} and seen_at < timestampadd(second, -#{seconds}, current_timestamp(3))")
    int bury(@Param("id") String id, @Param("seconds") long seconds);

    @Delete("delete from nodes where id = #{id}")
    void leave(String id);
}
