package dev.causerie.server.app;

import dev.causerie.api.Rejected;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.RouteHandler;
import dev.causerie.api.http.Routes;
import dev.causerie.api.job.JobHandler;
import dev.causerie.api.job.Jobs;
import dev.causerie.server.auth.http.Principal;
import dev.causerie.server.host.ContextParts;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.http.*;
import dev.causerie.server.store.Duplicate;
import dev.causerie.server.store.Owner;
import java.time.*;
import java.util.*;
import java.util.function.Supplier;

final class PluginParts {
    static ContextParts of(Messaging m, Storage storage, Router router) {
        return new ContextParts(
                (p, d) -> m.dispatcher().events(p, d),
                p -> m.publisher(p.info().id(), p.mapper()),
                m::rooms,
                m::sessions,
                p -> store(p, storage),
                p -> {
                    throw new IllegalStateException();
                },
                p -> jobs(p, m),
                p -> routes(p, router));
    }

    static dev.causerie.api.store.Store store(PluginHandle p, Storage storage) {
        var s = storage.database().store(new Owner(p.info().id(), p.classLoader()));
        p.scope().add(s);
        return new dev.causerie.api.store.Store() {
            public <M> M mapper(Class<M> t) {
                return s.mapper(t);
            }

            public <R> R transaction(Supplier<R> w) {
                try {
                    return s.transaction(w);
                } catch (Duplicate d) {
                    throw new dev.causerie.api.store.Duplicate(d.getMessage(), d);
                }
            }

            public void afterCommit(Runnable a) {
                s.afterCommit(a);
            }
        };
    }

    static Jobs jobs(PluginHandle p, Messaging m) {
        return new Jobs() {
            public <D extends Record> void handle(String n, Class<D> d, JobHandler<D> h) {}

            public void enqueue(String n, String i, Record d, Instant at) {}

            public void every(Duration pause, Runnable task) {
                var f = m.pool()
                        .timer()
                        .scheduleWithFixedDelay(
                                () -> m.pool().execute(() -> {
                                    try {
                                        p.inside(() -> {
                                            task.run();
                                            return true;
                                        });
                                    } catch (Exception e) {
                                        e.printStackTrace();
                                    }
                                }),
                                pause.toMillis(),
                                pause.toMillis(),
                                java.util.concurrent.TimeUnit.MILLISECONDS);
                p.scope().add(() -> f.cancel(false));
            }
        };
    }

    static Routes routes(PluginHandle p, Router router) {
        return new Routes() {
            private <B> Routes add(Method method, String path, Class<B> type, RouteHandler<B> h) {
                p.scope().add(router.add(Route.of(method, path, req -> {
                    var who = req.principal(Principal.class).orElseThrow(() -> HttpError.unauthorized("Sign in first"));
                    try {
                        return p.inside(() -> {
                            B body;
                            try {
                                body = type == Nothing.class
                                        ? type.cast(new Nothing())
                                        : p.mapper().readValue(req.body(), type);
                            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                                throw HttpError.badRequest(dev.causerie.server.host.PluginJson.describe(e));
                            }
                            Answer a = h.handle(
                                    new dev.causerie.api.http.Request() {
                                        public dev.causerie.api.domain.users.User user() {
                                            return who.user();
                                        }

                                        public String path(String n) {
                                            return req.pathParameter(n);
                                        }

                                        public Optional<String> query(String n) {
                                            return req.query(n);
                                        }

                                        public Optional<String> header(String n) {
                                            return req.header(n);
                                        }

                                        public int limit(int f, int most) {
                                            return req.query("limit")
                                                    .map(Integer::parseInt)
                                                    .orElse(f);
                                        }
                                    },
                                    body);
                            if (a.json().isPresent())
                                return Response.json(
                                        a.status(), p.mapper().valueToTree(a.json().get()));
                            return Response.noContent();
                        });
                    } catch (Rejected r) {
                        throw new HttpError(
                                r.code().httpStatus(), r.code().name(), r.getMessage(), Optional.empty());
                    }
                })));
                return this;
            }

            public Routes get(String path, RouteHandler<Nothing> h) {
                return add(Method.GET, path, Nothing.class, h);
            }

            public <B extends Record> Routes post(String path, Class<B> b, RouteHandler<B> h) {
                return add(Method.POST, path, b, h);
            }

            public <B extends Record> Routes patch(String path, Class<B> b, RouteHandler<B> h) {
                return add(Method.PATCH, path, b, h);
            }

            public Routes delete(String path, RouteHandler<Nothing> h) {
                return add(Method.DELETE, path, Nothing.class, h);
            }
        };
    }
}
