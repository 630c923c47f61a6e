package dev.causerie.server.store;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Mapper of the tests' own table. */
interface Things {
    record Thing(
            long id, String code, Instant madeAt, @Nullable Instant seenAt) {}

    @Insert("insert into things (code, made_at) values (#{code}, #{madeAt})")
    int add(@Param("code") String code, @Param("madeAt") Instant madeAt);

    default void add(String code) {
        add(code, Instant.now());
    }

    @Select("select made_at, seen_at, code, id from things where code = #{code}")
    Thing find(@Param("code") String code);

    @Select("select id, code, made_at, seen_at from things where made_at < #{before} order by id")
    List<Thing> olderThan(@Param("before") Instant before);

    @Select("select code from things order by id")
    List<String> codes();

    @Update("update things set seen_at = #{at} where code = #{code}")
    int see(@Param("code") String code, @Param("at") @Nullable Instant at);

    @Delete("delete from things")
    void clear();

    @Select("select nothing from things")
    List<String> wrong();
}
