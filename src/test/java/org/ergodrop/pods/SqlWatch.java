package org.ergodrop.pods;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tells of every change and every commit, before and after it happens. */
record SqlWatch(DataSource target, Consumer<String> point) {

    DataSource watched() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(target, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("commit")) {
                return around("commit", real, method, arguments);
            }
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement
                    ? statement(statement, String.valueOf(arguments[0]))
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        boolean isBeat = sql.startsWith("update leader_lease");
        return proxy(
                PreparedStatement.class,
                (self, method, arguments) -> Set.of("executeUpdate").contains(method.getName()) && !isBeat
                        ? around(sql, real, method, arguments)
                        : call(real, method, arguments));
    }

    private @Nullable Object around(String name, Object real, Method method, @Nullable Object[] arguments)
            throws Throwable {
        String shortName = name.substring(0, Math.min(70, name.length()));
        point.accept(shortName + " before");
        Object result = call(real, method, arguments);
        point.accept(shortName + " after");
        return result;
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
