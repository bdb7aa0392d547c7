# A class for Puppet; policy.json lies in the module's files.
class agent0 {
  file { '/etc/agent0':
    ensure => directory,
    owner  => 'root',
    group  => 'root',
    mode   => '0755',
  }
  file { '/etc/agent0/policy.json':
    ensure => file,
    owner  => 'root',
    group  => 'root',
    mode   => '0644',
    source => 'puppet:///modules/agent0/policy.json',
  }
}
