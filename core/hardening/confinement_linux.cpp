#include "hardening/confinement.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace agent0 {

namespace {

#if defined(AGENT0_SANITIZED)
constexpr unsigned machine = 0; // the leak check looks into its own process as a debugger does
#elif defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned machine = 0;
#endif

constexpr std::array refused{    // Other programs.
    SYS_execve, SYS_execveat,
    // Other processes.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_process_madvise, SYS_pidfd_getfd, SYS_kcmp,
    // The kernel.
    SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, // these would do what is refused here
#if defined(SYS_kexec_file_load)
    SYS_kexec_file_load,
#endif
    // The machine.
    SYS_reboot, SYS_swapon, SYS_swapoff, SYS_sethostname, SYS_setdomainname, SYS_settimeofday, SYS_clock_settime,
    SYS_acct, SYS_quotactl, SYS_syslog, SYS_personality,
#if defined(SYS_iopl)
    SYS_iopl, SYS_ioperm,
#endif
    // Another view of it.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_open_tree, SYS_move_mount,
    SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_open_by_handle_at,
    // The kernel's keys: ours are in the keychain.
    SYS_add_key, SYS_request_key, SYS_keyctl};

constexpr unsigned namespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

/// The filter as the kernel's little machine runs it at each call: each rule is a few lines that end in an answer, or fall
/// through to the next.
class Rules {
public:
    Rules()
    {
        load(offsetof(seccomp_data, arch));
        unlessEqual(machine, EPERM); // the calls of another machine have other numbers
        load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
        add(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1); // and so have those of x32
        answer(EPERM);
#endif
    }

    void refuse(long call, int error = EPERM)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, unsigned(call), 0, 1);
        answer(error);
    }
    /// Where all of one of these masks is in the argument.
    void refuseBits(long call, int argument, std::initializer_list<unsigned> masks, int error)
    {
        begin(call, argument, unsigned(masks.size()) * 4);
        for (const unsigned mask : masks) {
            add(BPF_ALU | BPF_AND | BPF_K, mask);
            add(BPF_JMP | BPF_JEQ | BPF_K, mask, 0, 1);
            answer(error);
            loadArgument(argument);
        }
        load(offsetof(seccomp_data, nr));
    }
    void refuseAnyBit(long call, int argument, unsigned bits)
    {
        begin(call, argument, 2);
        add(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
        answer(EPERM);
        load(offsetof(seccomp_data, nr));
    }
    void refuseValues(long call, int argument, std::initializer_list<unsigned> values)
    {
        begin(call, argument, unsigned(values.size()) * 2);
        for (const unsigned value : values)
            refuse(value);
        load(offsetof(seccomp_data, nr));
    }
    void allowOnly(long call, int argument, std::initializer_list<unsigned> values, int error)
    {
        begin(call, argument, unsigned(values.size()) + 1);
        unsigned left = unsigned(values.size());
        for (const unsigned value : values)
            add(BPF_JMP | BPF_JEQ | BPF_K, value, left--, 0);
        answer(error);
        load(offsetof(seccomp_data, nr));
    }

    bool apply()
    {
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
        const sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        // Without this, older kernels make every later branch of the process dearer.
        constexpr unsigned flags = SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_SPEC_ALLOW;
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            && ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) == 0;
    }

private:
    void add(int code, unsigned value, unsigned ifSo = 0, unsigned ifNot = 0)
    {
        m_code.push_back({static_cast<unsigned short>(code), static_cast<unsigned char>(ifSo),
            static_cast<unsigned char>(ifNot), value});
    }
    void load(size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, unsigned(offset)); }
    /// Its lower half, which is all that flags, families and requests have.
    void loadArgument(int number) { load(offsetof(seccomp_data, args) + unsigned(number) * sizeof(__u64)); }
    void answer(int error) { add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | unsigned(error)); }
    void unlessEqual(unsigned value, int error)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
        answer(error);
    }
    /// Another call skips the lines that follow, and the two that load the argument and the call again.
    void begin(long call, int argument, unsigned lines)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, unsigned(call), 0, lines + 2);
        loadArgument(argument);
    }

    std::vector<sock_filter> m_code;
};

} // namespace

bool confineProcess()
{
    if constexpr (machine == 0)
        return false;
    Rules rules;
    for (const long call : refused)
        rules.refuse(call);
    rules.refuse(SYS_clone3, ENOSYS); // its flags cannot be looked at; clone() is used instead
    rules.refuseAnyBit(SYS_clone, 0, namespaces);
    rules.refuseBits(SYS_mmap, 2, {PROT_WRITE | PROT_EXEC}, EACCES);
    rules.refuseBits(SYS_mprotect, 2, {PROT_EXEC}, EACCES);
    rules.refuseBits(SYS_pkey_mprotect, 2, {PROT_EXEC}, EACCES);
    rules.refuseValues(SYS_ioctl, 1, {TIOCSTI, TIOCLINUX});
    rules.allowOnly(SYS_socket, 0, {AF_UNIX, AF_INET, AF_INET6, AF_NETLINK}, EAFNOSUPPORT);
    return rules.apply();
}

} // namespace agent0
