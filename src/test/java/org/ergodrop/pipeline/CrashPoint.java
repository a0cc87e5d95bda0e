package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LogLines;
import org.ergodrop.jobs.Outbox;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Ends the program without any farewell immediately before or after one step that changes what outlives it: a row, a note, a
 * folder of the user. A point is called {@code Ledger.move#2 after}: after the second call of that method in this process.
 * Every point that was passed is written to {@code points.txt}, so that nobody has to know them beforehand.
 */
final class CrashPoint implements BeanPostProcessor {

    static final String NONE = "none";

    /** Calls that only read, and signs of life that come by the clock. */
    private static final Set<String> NO_STEPS = Set.of(
            "find",
            "get",
            "ofFile",
            "open",
            "newest",
            "waiting",
            "inHand",
            "countByState",
            "countOpenByState",
            "countEndedByState",
            "events",
            "read",
            "readMap",
            "due",
            "isOwed",
            "isWritten",
            "writtenAfter",
            "queue",
            "look",
            "isBack",
            "hasReport",
            "returnStrays",
            "confirm",
            "extendLeases",
            "dropLeases",
            "wake",
            "toString",
            "hashCode",
            "equals");

    private final Path folder;
    private final String point;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    CrashPoint(Path folder, String point) {
        this.folder = folder;
        this.point = point;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Ledger || bean instanceof JobNotes || bean instanceof LogLines || bean instanceof Outbox) {
            return watched(bean, bean.getClass().getSimpleName());
        }
        if (bean instanceof HotFolders folders) {
            Map<String, HotFolder> watched = new LinkedHashMap<>();
            folders.byQueue().forEach((queue, hot) -> watched.put(queue, (HotFolder) watched(hot, "HotFolder")));
            return new HotFolders(watched);
        }
        return bean;
    }

    private Object watched(Object target, String type) {
        ProxyFactory proxy = new ProxyFactory(target);
        proxy.setProxyTargetClass(!type.equals("HotFolder"));
        proxy.addAdvice((MethodInterceptor) call -> step(call, type));
        return proxy.getProxy();
    }

    private Object step(MethodInvocation call, String type) throws Throwable {
        Method method = call.getMethod();
        if (NO_STEPS.contains(method.getName())) {
            return call.proceed();
        }
        String name = type + "." + method.getName();
        int number = calls.computeIfAbsent(name, first -> new AtomicInteger()).incrementAndGet();
        pass(name + "#" + number + " before");
        Object result = call.proceed();
        pass(name + "#" + number + " after");
        return result;
    }

    private synchronized void pass(String here) {
        try {
            Files.writeString(
                    folder.resolve("points.txt"), here + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (here.equals(point)) {
                Files.writeString(folder.resolve("died.txt"), here);
                Runtime.getRuntime().halt(137);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
