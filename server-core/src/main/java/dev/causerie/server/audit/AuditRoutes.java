package dev.causerie.server.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.Rejected;
import dev.causerie.api.http.Page;
import dev.causerie.server.auth.http.Principal;
import dev.causerie.server.auth.http.Refusals;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.RouteHandler;
import java.util.List;
import java.util.Optional;

/** The audit log over REST, for admins alone: a list in pages, and everything as a file. Thread-safe. */
public final class AuditRoutes {

    private static final int LIMIT = 50;
    private static final int MOST = 100;

    private final StoredAuditLog log;
    private final ObjectMapper mapper;

    /** Routes on this log, whose export is written by {@code mapper}. */
    public AuditRoutes(StoredAuditLog log, ObjectMapper mapper) {
        this.log = log;
        this.mapper = mapper;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(route("/api/admin/audit", this::list), route("/api/admin/audit/export", this::export));
    }

    private static Route route(String path, RouteHandler handler) {
        return Route.of(Method.GET, path, Refusals.answering(request -> {
            requireAdmin(request);
            return handler.handle(request);
        }));
    }

    private static void requireAdmin(Request request) {
        Principal caller =
                request.principal(Principal.class).orElseThrow(() -> HttpError.unauthorized("Sign in first"));
        if (!caller.user().admin()) {
            throw Rejected.forbidden("Only admins may do this");
        }
    }

    private Response list(Request request) {
        int limit = (int) number(request, "limit", MOST).orElse((long) LIMIT).longValue();
        long before = number(request, "before", Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        List<AuditView> oneMore = log.page(filter(request), before, limit + 1).stream()
                .map(AuditView::of)
                .toList();
        return Response.json(Page.of(oneMore, limit)).withHeader("Cache-Control", "no-store");
    }

    private Response export(Request request) {
        AuditFilter filter = filter(request);
        AuditFormat format =
                switch (request.query("format").orElse("csv")) {
                    case "csv" -> new AuditFormat.Table();
                    case "ndjson" -> new AuditFormat.Lines(mapper);
                    default -> throw Rejected.badRequest("format", "must be csv or ndjson");
                };
        return Response.chunked(format.contentType(), () -> new AuditExport(log, filter, format))
                .withHeader("Content-Disposition", "attachment; filename=\"" + format.fileName() + "\"")
                .withHeader("Cache-Control", "no-store");
    }

    private static AuditFilter filter(Request request) {
        return new AuditFilter(
                request.query("action"), number(request, "actor", Long.MAX_VALUE), request.query("subject"));
    }

    private static Optional<Long> number(Request request, String name, long most) {
        return request.query(name).map(text -> {
            if (!text.matches("\\d{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
                throw Rejected.badRequest(
                        name, most == Long.MAX_VALUE ? "must be an id" : "must be a number from 1 to " + most);
            }
            return Long.parseLong(text);
        });
    }
}
